// Package rules is the built-in catalogue: the daily check that the HA guide
// asks for on both servers of a pair.
//
// Every rule is a plain [report.Rule]. [All] returns them in the order of the
// guide's list: links, archives, backups, error log, and then what compares
// the two servers or looks at the captures themselves. A caller drops, changes
// or adds rules in the slice it gets.
//
// The guide gives no thresholds and no list of unusual errors; what was
// deduced is marked INF in a rule's Cite, and thresholds are in
// [report.Limits].
package rules
