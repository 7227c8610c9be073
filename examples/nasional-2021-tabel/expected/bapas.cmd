plan 23-2021.yaml 1-2022.yaml 5-2022.yaml --from 2022-02-14 --to 2022-02-25 --unit bapas-semarang
