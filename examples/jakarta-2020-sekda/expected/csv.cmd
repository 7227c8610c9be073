plan circular.yaml --week 2020-W25 --unit kec-tebet --format csv | sed -n 1,12p
