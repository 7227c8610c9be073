plan circular.yaml --week 2022-W06 --unit uptd-pk-lebak
