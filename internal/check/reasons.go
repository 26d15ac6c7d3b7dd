package check

var reasonRules = []Rule{}
