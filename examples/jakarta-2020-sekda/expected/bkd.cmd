plan circular.yaml --week 2020-W25 --unit bkd
