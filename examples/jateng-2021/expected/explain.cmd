explain circular.yaml --who 197002021995012001 --on 2021-08-24
