plan 3349.yaml --from 2026-04-10 --to 2026-04-10 --format csv | sed -n 1,5p
