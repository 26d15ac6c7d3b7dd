package check

var promiseRules = []Rule{}
