plan circular.yaml --unit bkpsdmd-bidang-5
