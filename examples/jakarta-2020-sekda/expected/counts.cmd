plan circular.yaml --format csv | awk -F, 'NR > 1 {n[$4 " " $7 " " $8 " " $9]++} END {for (k in n) print k, n[k]}' | sort
