plan circular.yaml --unit sman-1-serang | sed -n 1,30p
