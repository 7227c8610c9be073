plan circular.yaml --unofficial --format csv | awk -F, 'NR > 1 {n[$NF " " $7]++} END {for (k in n) print k, n[k]}' | sort
