package intake

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestAFileOfTooManyColumnsIsRefusedAtOnce(t *testing.T) {
	began := time.Now()
	for _, src := range []string{strings.Repeat("start,", 1<<20) + "x\n", strings.Repeat("c,", maxColumns) + "engagement,start\na,2026-02-02T10:00\n"} {
		var wrong *FileError
		if _, _, err := CSV([]byte(src), setup(t)); !errors.As(err, &wrong) || wrong.Line != 1 || !strings.Contains(wrong.Reason, strconv.Itoa(maxColumns)) {
			t.Errorf("a header of many columns: %v", err)
		}
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("refusing took %v", took)
	}
}

func TestARowOfMillionsOfCellsIsRefusedByItsLine(t *testing.T) {
	var wrong *FileError
	src := "engagement,start\na,2026-02-02T10:00\n\n" + strings.Repeat(",", 1<<20) + "\n"
	if _, _, err := CSV([]byte(src), setup(t)); !errors.As(err, &wrong) || wrong.Line != 4 || !strings.Contains(wrong.Reason, strconv.Itoa(maxColumns)) {
		t.Errorf("a row of many cells: %v", err)
	}
}

func TestTheNameOfAColumnMayBeAWholePage(t *testing.T) {
	began := time.Now()
	a, made, err := CSV([]byte("engagement,start,"+strings.Repeat("Wörter ", 1<<20)+"\na,2026-04-02T10:00,x\n"), setup(t))
	if err != nil || a.Count(Made) != 1 {
		t.Fatalf("%v: %+v", err, a)
	}
	adds(t, a, made)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("reading it took %v", took)
	}
}

func TestEmptyColumnsBehindTheHeaderAreNone(t *testing.T) {
	s := setup(t)
	a, made, err := CSV([]byte("engagement,start"+strings.Repeat(",", 16_000)+"\na,2026-04-02T10:00"+strings.Repeat(",", 16_000)+"\n"), s)
	if err != nil || a.Count(Made) != 1 || len(a.Notes) > 0 {
		t.Fatalf("%v: %+v", err, a)
	}
	adds(t, a, made)
}

func TestACellThatNoFileCouldHoldRefusesItsRowAlone(t *testing.T) {
	s := setup(t)
	s.Past = "held"
	long := strings.Repeat("n\n", maxCell/2+1)
	a, made, err := CSV([]byte("engagement,start,private_notes,Other\na,2026-02-02T10:00,\""+long+"\",\na,2026-02-03T10:00,short,\""+long+"\"\n"), s)
	if err != nil {
		t.Fatal(err)
	}
	adds(t, a, made)
	if a.Rows[0].Outcome != Refused || !strings.Contains(a.Rows[0].Reasons[0].Reason, "`private_notes`") || a.Rows[1].Outcome != Made {
		t.Errorf("%+v", a.Rows)
	}
}

func TestAnUTF16FileThatWasCutShortIsRefused(t *testing.T) {
	src := []byte{0xff, 0xfe}
	for _, b := range []byte("engagement,start\na,2026-04-02T10:00\n") {
		src = append(src, b, 0)
	}
	s := setup(t)
	if a, _, err := CSV(src, s); err != nil || a.Count(Made) != 1 {
		t.Fatalf("whole: %v", err)
	}
	var wrong *FileError
	if _, _, err := CSV(src[:len(src)-1], setup(t)); !errors.As(err, &wrong) || wrong.Remedy == "" {
		t.Errorf("cut within a character: %v", err)
	}
}

func TestOneNameForTwoMeetingsRefusesBoth(t *testing.T) {
	src := "engagement,start,uid\na,2026-04-02T10:00,series\na,2026-04-09T10:00,series\na,2026-04-16T10:00,single\na,2026-04-16T10:00,single\n"
	a, made, err := CSV([]byte(src), setup(t))
	if err != nil {
		t.Fatal(err)
	}
	adds(t, a, made)
	if a.Count(Refused) != 2 || a.Rows[0].Outcome != Refused || a.Rows[1].Outcome != Refused || !strings.Contains(a.Rows[0].Reasons[0].Remedy, "--map uid=") {
		t.Errorf("%+v", a.Rows)
	}
	s := setup(t)
	s.Columns = map[string]string{"uid": ""}
	if a, _, err := CSV([]byte(src), s); err != nil || a.Count(Made) != 3 {
		t.Errorf("without the column: %v, %+v", err, a)
	}
}

func TestAPracticeWithoutAZoneReadsDates(t *testing.T) {
	s := setup(t)
	s.Practice.Zone = nil
	a, made, err := CSV([]byte("engagement,client,agreed\nc,Jo,2026-01-10\n"), s)
	if err != nil || a.Count(Made) != 1 {
		t.Fatalf("%v: %+v", err, a)
	}
	adds(t, a, made)
}
