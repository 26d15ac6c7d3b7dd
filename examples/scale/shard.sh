#!/usr/bin/env bash
# Runs check, due and hours of coachctl over many repositories, and writes what they say as jsonl.
#
#   shard.sh FROM OUT < repositories.txt
#
# Each line of the list names a repository, such as firm/riverbend. FROM is what comes before it: an address to clone from,
# such as https://github.com/, or a folder that holds the repositories, which are then read where they lie. OUT must not
# exist. In it, for each repository:
#
#   check/NAME.jsonl due/NAME.jsonl hours/NAME.jsonl   the lines of coachctl, each with the repository in front
#   runs/NAME.jsonl                                    a line for each command: its exit code, and what it said on stderr
#
# A repository that cannot be cloned or read has its lines in runs/ too, and the others go on. Exit codes: 0 when every
# repository has been tried, whatever was found; 2 wrong usage; 3 when this script itself could not do it.
#
# From the environment: JOBS, how many repositories at a time (2); COACHCTL, the program; COACHCTL_NOW, one time for all.
set -uo pipefail
export LC_ALL=C GIT_TERMINAL_PROMPT=0 GIT_LFS_SKIP_SMUDGE=1
export COACHCTL=${COACHCTL:-coachctl} COACHCTL_NOW=${COACHCTL_NOW:-$(date -u +%Y-%m-%dT%H:%M:%SZ)}

could_not() {
  printf 'shard.sh: %s\n' "$2" >&2
  exit "$1"
}

# record NAME COMMAND EXIT LOG writes that a command has ended. What it said is cut off after 20 lines.
record() {
  local said=
  [ -s "$4" ] && said=$(head -n 20 "$4" | tr '\000-\037\177' ' ' | sed 's/[\\"]/\\&/g; s/ *$//')
  printf '{"repository":"%s","command":"%s","exit":%d,"said":"%s"}\n' "$1" "$2" "$3" "$said" >>"$out/runs/$1.jsonl"
}

# one NAME does all there is to do for a repository. It fails only when nothing can be written.
one() {
  local name=$1 dir=$from$1 status command options file
  for command in check due hours runs; do
    file=$out/$command/$name.jsonl
    [ -d "${file%/*}" ] || mkdir -p "${file%/*}" || return 1
    : >"$file" || return 1
  done
  if [ "$clone" = yes ]; then
    dir=$work/clone
    rm -rf "$dir" # of the one before
    git -c core.hooksPath=/dev/null -c http.lowSpeedLimit=1000 -c http.lowSpeedTime=60 \
      clone --quiet --depth 1 --no-tags -- "$from$name" "$dir" >/dev/null 2>"$work/log"
    status=$?
    record "$name" clone "$status" "$work/log" || return 1
    [ "$status" = 0 ] || return 0
  fi
  # coachctl would look in the folders above, and give another practice's lines as those of this one.
  if [ ! -f "$dir/coachctl.yaml" ]; then
    echo 'shard.sh: there is no coachctl.yaml at the top of this repository' >"$work/log"
    for command in check due hours; do
      record "$name" "$command" 3 "$work/log" || return 1
    done
    return 0
  fi
  for command in check due hours; do
    options=(--redact)
    [ "$command" = hours ] && options=()
    "$COACHCTL" -q -C "$dir" "$command" --format jsonl ${options[@]+"${options[@]}"} 2>"$work/log" </dev/null |
      sed 's/^{/{"repository":"'"${name//\//\\/}"'",/' >"$out/$command/$name.jsonl"
    status=("${PIPESTATUS[@]}")
    [ "${status[1]}" = 0 ] || return 1
    case ${status[0]} in
    0 | 1 | 3) ;;
    *) : >"$out/$command/$name.jsonl" ;; # it died, perhaps in the middle of a line; Go's own crashes end with 2
    esac
    record "$name" "$command" "${status[0]}" "$work/log" || return 1
  done
}

# some NAME… is what xargs calls.
some() {
  work=$(mktemp -d) || exit 255
  trap 'rm -rf "$work"' EXIT
  for name in "$@"; do
    one "$name" || exit 255 # xargs starts no more
  done
}

if [ "${1:-}" = --some ]; then
  from=$2 out=$3 clone=$4
  shift 4
  some "$@"
  exit
fi

[ $# = 2 ] || could_not 2 'usage: shard.sh FROM OUT < repositories.txt'
command -v "$COACHCTL" >/dev/null || could_not 3 "there is no $COACHCTL here"
from=${1%/}/ out=$2 clone=yes
[ -d "$from" ] && clone=no
[ ! -e "$out" ] || could_not 2 "$out is there already"
names=$(tr -d '\r' | sed '/^$/d' | sort -u) || could_not 3 'the list cannot be read'
bad=$(grep -nvE '^[A-Za-z0-9_.][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)*$' <<<"$names"; grep -nE '(^|/)\.\.?(/|$)' <<<"$names")
[ -n "$names" ] || could_not 2 'the list names no repository'
[ -z "$bad" ] || could_not 2 "these are no names of repositories: $bad"
mkdir -p "$out" || could_not 3 "$out cannot be made"
xargs -n 8 -P "${JOBS:-2}" bash "$0" --some "$from" "$out" "$clone" <<<"$names" || could_not 3 'not every repository was tried'
