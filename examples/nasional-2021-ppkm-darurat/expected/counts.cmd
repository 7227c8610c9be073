plan circular.yaml --format csv | awk -F, '$7 == "WFO" {n[$4 " " $1]++} END {for (k in n) print k, n[k]}' | sort
