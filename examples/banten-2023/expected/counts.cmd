plan circular.yaml --week 2023-W36 --format csv | awk -F, '$7 == "WFO" {n[$4 " " $NF " " $1]++} END {for (k in n) print k, n[k]}' | sort
