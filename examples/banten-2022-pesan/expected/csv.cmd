plan circular.yaml --unofficial --format csv | sed -n 1,6p
