plan circular.yaml --week 2023-W36 --unit bkd | sed -n 1,40p
