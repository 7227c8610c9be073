plan circular.yaml --format csv | awk -F, 'NR > 1 {n[$1 " " $NF " " $7]++} END {for (k in n) print k, n[k]}' | sort
