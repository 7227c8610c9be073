plan 3349.yaml --from 2026-04-10 --to 2026-04-10 --format csv | awk -F, 'NR > 1 {n[$4 " " $NF " " $7]++} END {for (k in n) print k, n[k]}' | sort
