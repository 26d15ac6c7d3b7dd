package check

var reluctantRules = []Rule{}
