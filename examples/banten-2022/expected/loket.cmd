plan circular.yaml --week 2022-W06 --unit gerai-lebak
