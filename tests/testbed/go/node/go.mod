module tealdeck.org/testbed/node

go 1.26.0
