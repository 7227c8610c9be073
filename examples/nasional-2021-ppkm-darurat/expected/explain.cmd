explain circular.yaml --who 199704192020032001 --on 2021-07-06
