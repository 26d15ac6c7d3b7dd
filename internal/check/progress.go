package check

var progressRules = []Rule{}
