explain circular.yaml --who 196701011995081001 --on 2024-09-02
