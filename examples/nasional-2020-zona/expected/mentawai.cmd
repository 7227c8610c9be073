plan circular.yaml --week 2020-W39 --unit bps-mentawai
