// Package backup reads what CMS says about its backups.
package backup
