plan circular.yaml --unofficial | sed -n 1,30p
