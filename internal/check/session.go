package check

var sessionRules = []Rule{}
