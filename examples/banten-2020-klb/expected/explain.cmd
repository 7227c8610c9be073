explain circular.yaml --who 196401041995102001 --on 2020-03-17
