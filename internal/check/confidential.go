package check

var confidentialityRules = []Rule{}
