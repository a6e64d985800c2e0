// Package links reads what CMS says about its links to the switch.
package links
