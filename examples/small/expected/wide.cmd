plan circular.yaml --format csv-wide
