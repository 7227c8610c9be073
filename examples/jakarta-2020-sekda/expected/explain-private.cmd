explain circular.yaml --who 198502222010102001 --on 2020-06-15 --private
