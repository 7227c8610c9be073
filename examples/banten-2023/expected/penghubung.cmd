plan circular.yaml --week 2023-W36 --unit penghubung
