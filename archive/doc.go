// Package archive reads what CMS says about its archives.
package archive
