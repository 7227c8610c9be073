plan circular.yaml --from 2021-08-24 --to 2021-08-24 --format csv | awk -F, 'NR > 1 {n[$4 " " $NF " " $7]++} END {for (k in n) print k, n[k]}' | sort
