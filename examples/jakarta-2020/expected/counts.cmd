plan circular.yaml --from 2020-09-18 --to 2020-09-23 --format csv | awk -F, 'NR > 1 {n[$6 " " $1 " " $7 " " $8]++} END {for (k in n) print k, n[k]}' | sort
