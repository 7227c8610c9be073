plan circular.yaml --week 2022-W06 --unit bkd --format csv | awk -F, '$7 == "WFO" {n[$1]++} END {for (day in n) print day, n[day]}' | sort
