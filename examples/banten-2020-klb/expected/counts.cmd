plan circular.yaml --from 2020-03-17 --to 2020-03-17 --format csv | awk -F, 'NR > 1 {n[$7]++; by[$NF " " $7]++} END {for (k in n) print k, n[k]; for (k in by) print k, by[k]}' | sort
