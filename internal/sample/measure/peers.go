//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// peers are the programs of the same trade that are installed, over as many entries of their own.
func (b bench) peers(n int) ([]command, error) {
	var out []command
	for _, peer := range []struct {
		program string
		prepare func(n int) ([]command, error)
	}{{"hledger", b.hledger}, {"task", b.taskwarrior}, {"dstask", b.dstask}} {
		if _, err := exec.LookPath(peer.program); err != nil {
			continue
		}
		commands, err := peer.prepare(n)
		if err != nil {
			return nil, err
		}
		out = append(out, commands...)
	}
	return out, nil
}

func (b bench) hledger(n int) ([]command, error) {
	file := filepath.Join(b.dir, "entries.journal")
	err := written(file, func(w io.Writer) {
		for i := range n {
			fmt.Fprintf(w, "2026-%02d-%02d entry %d\n    expenses:travel  %d\n    assets:cash\n\n", 1+i%12, 1+i%28, i, 1+i%90)
		}
	})
	return []command{{name: "hledger check", line: []string{"hledger", "-f", file, "check"}}}, err
}

// taskwarrior keeps what is done in a file that it does not open to say what is overdue. So there are two lists: one of
// open tasks only, and one in which nine of ten are done.
func (b bench) taskwarrior(n int) ([]command, error) {
	var out []command
	for _, list := range []struct {
		name string
		open int // one in so many
	}{{"task overdue, all of them open", 1}, {"task overdue, a tenth open", 10}} {
		data := filepath.Join(b.dir, fmt.Sprintf("tasks-%d-%d", n, list.open))
		tasks := func(status string, isOpen bool) error {
			return written(filepath.Join(data, status+".data"), func(w io.Writer) {
				for i := range n {
					if i%list.open == 0 != isOpen {
						continue
					}
					fmt.Fprintf(w, "[annotation_1767225600:\"we have agreed who opens\" description:\"entry %d\" due:\"%d\" entry:\"1767225600\" "+
						"project:\"engagement-%03d\" status:\"%s\" tags:\"action\" uuid:\"00000000-0000-4000-8000-%012d\"]\n",
						i, 1767225600+i%400*86400, i/20, status, i)
				}
			})
		}
		config := filepath.Join(data, "taskrc")
		err := errors.Join(os.MkdirAll(data, 0o700), tasks("pending", true), tasks("completed", false),
			os.WriteFile(config, []byte("data.location="+data+"\nconfirmation=off\nhooks=off\ngc=off\n"), 0o600))
		if err != nil {
			return nil, err
		}
		out = append(out, command{name: list.name, line: []string{"task", "overdue"}, env: []string{"TASKRC=" + config}})
	}
	return out, nil
}

// dstask keeps a file of YAML for each task, in a git repository.
func (b bench) dstask(n int) ([]command, error) {
	data := filepath.Join(b.dir, fmt.Sprint("dstask-", n))
	pending := filepath.Join(data, "pending")
	if err := errors.Join(os.MkdirAll(pending, 0o700), b.run(data, "git", "init", "--quiet", "--template=")); err != nil {
		return nil, err
	}
	for i := range n {
		text := fmt.Sprintf("summary: entry %d\nnotes: we have agreed who opens\ntags:\n- action\nproject: engagement-%03d\npriority: P2\n"+
			"created: 2026-01-01T00:00:00Z\nresolved: 0001-01-01T00:00:00Z\ndue: 2026-%02d-%02dT00:00:00Z\n", i, i/20, 1+i%12, 1+i%28)
		if err := os.WriteFile(filepath.Join(pending, fmt.Sprintf("00000000-0000-4000-8000-%012d.yml", i)), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return []command{{name: "dstask next, all of them open", line: []string{"dstask", "next"}, env: []string{"DSTASK_GIT_REPO=" + data}}}, nil
}

// written makes a file bit by bit: what this process once had in memory is counted as memory of those that it starts.
func written(name string, write func(io.Writer)) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	write(w)
	return errors.Join(w.Flush(), f.Close())
}
