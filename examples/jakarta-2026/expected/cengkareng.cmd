plan circular.yaml --unit kec-cengkareng
