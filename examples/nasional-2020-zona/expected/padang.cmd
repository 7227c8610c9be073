plan circular.yaml --from 2020-09-09 --to 2020-09-16 --unit bps-sumbar
