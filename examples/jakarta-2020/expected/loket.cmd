plan circular.yaml --from 2020-09-16 --to 2020-09-18 --unit loket-dukcapil
