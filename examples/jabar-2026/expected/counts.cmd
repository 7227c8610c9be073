plan jabar.yaml jatim.yaml --format csv | awk -F, '$7 == "WFH" {n[$1 " " $4 " " $NF]++} END {for (k in n) print k, n[k]}' | sort
