#!/usr/bin/env bash
# Times whole spam filters on the ads of this project, each wrapped as a plain mail: CPU time of the engine a mail, nothing asked of the
# network. They parse mail and run thousands of rules for it, so this says what a filter costs and not which one is better.
#
#   bench/engines.sh            times those that are installed, and says how to install the others (Debian)
#
# An engine that is missing or fails is left out; the exit status is always 0.
set -u
cd "$(dirname "$0")/.."

readonly PORT=${PORT:-21333}
dir=$(mktemp -d)
rspamd_pid=
trap '[ -n "$rspamd_pid" ] && kill "$rspamd_pid" 2>/dev/null; rm -rf "$dir"' EXIT

skip() { printf '%-24s %s\n' "$1" "$2"; }

# installed NAME COMMAND...: are all commands there?
installed() {
  local name=$1 command
  shift
  for command; do
    command -v "$command" >/dev/null && continue
    skip "$name" "not installed; apt-get install --no-install-recommends $name"
    return 1
  done
}

# row NAME SECONDS MAILS
row() {
  awk -v name="$1" -v s="$2" -v n="$3" 'BEGIN { printf "%-24s %10.3f ms CPU a mail %10.0f mails a second\n", name, 1000 * s / n, n / (s > 0 ? s : 1e-9) }'
}

# cpu COMMAND...: seconds of CPU time that it takes with its children; nothing where it fails
cpu() {
  local TIMEFORMAT='%U %S' times
  times=$({ time "$@" >/dev/null 2>"$dir/errors" || echo failed >&2; } 2>&1) || return 1
  case $times in *failed*) return 1 ;; esac
  awk '{ print $1 + $2 }' <<<"$times"
}

# Bogofilter learns from the ads, and then judges all mails in one process.
bogofilter_row() {
  local seconds
  mkdir "$dir/words"
  bogofilter -C -d "$dir/words" -s -B "$dir/spam" && bogofilter -C -d "$dir/words" -n -B "$dir/ham" || return 1
  seconds=$(cpu bogofilter_all) || return 1
  row bogofilter "$seconds" "$mails"
}

# It says by its exit status what the last mail is: 0, 1 and 2 are answers, 3 is an error.
bogofilter_all() {
  bogofilter -C -d "$dir/words" -T -B "$dir/mails"
  [ $? -lt 3 ]
}

# SpamAssassin by its Perl interface, so that it starts once; the first mails warm it up. Prints seconds and mails.
spamassassin_row() {
  local out
  out=$(perl - "$dir" <<'PERL'
use strict;
use Mail::SpamAssassin;
my $dir = shift;
my $filter = Mail::SpamAssassin->new({
  local_tests_only => 1, dont_copy_prefs => 1, userprefs_filename => "$dir/prefs", userstate_dir => "$dir/state",
  home_dir_for_helpers => $dir,
});
$filter->compile_now(0);
my @mails = (glob "$dir/mails/*.eml")[0 .. 59];
my $from;
for my $i (0 .. $#mails) {
  $from = times_used() if $i == 10;
  open my $in, '<', $mails[$i] or die $!;
  my $mail = $filter->parse([<$in>]);
  my $status = $filter->check($mail);
  $status->finish;
  $mail->finish;
}
printf "%f %d\n", times_used() - $from, @mails - 10;
sub times_used { my ($user, $system) = times; return $user + $system }
PERL
  ) || return 1
  row spamassassin ${out}
}

# Rspamd in the foreground with one worker and its own folders; what asks a network or a database is off.
rspamd_row() {
  local conf=$dir/rspamd/conf module worker before after
  mkdir -p "$conf/local.d" "$conf/override.d" "$dir/rspamd/db" "$dir/rspamd/run" "$dir/rspamd/log"
  for module in antivirus arc asn bimi clickhouse dcc dkim dkim_signing dmarc external_services fuzzy_check greylist \
    history_redis known_senders metric_exporter mx_check neural phishing ratelimit rbl replies reputation rspamd_update \
    spf surbl url_redirector whitelist; do
    echo 'enabled = false;' >"$conf/override.d/$module.conf"
  done
  for module in proxy controller fuzzy; do echo 'enabled = false;' >"$conf/override.d/worker-$module.inc"; done
  printf 'bind_socket = "127.0.0.1:%s";\ncount = 1;\n' "$PORT" >"$conf/override.d/worker-normal.inc"
  printf 'dns { nameserver = ["127.0.0.1"]; timeout = 0.05; retransmits = 1; }\nfilters = "chartable,regexp";\n' >"$conf/override.d/options.inc"
  : >"$conf/override.d/statistic.conf"
  rspamd -f -i -c /etc/rspamd/rspamd.conf --var "LOCAL_CONFDIR=$conf" --var "DBDIR=$dir/rspamd/db" \
    --var "RUNDIR=$dir/rspamd/run" --var "LOGDIR=$dir/rspamd/log" >"$dir/rspamd/out" 2>&1 &
  rspamd_pid=$!
  for _ in $(seq 60); do
    rspamc -h "127.0.0.1:$PORT" "$dir"/mails/0000*.eml >"$dir/rspamd/first" 2>&1 && grep -q Symbol "$dir/rspamd/first" && break
    kill -0 "$rspamd_pid" 2>/dev/null || return 1
    sleep 0.5
  done
  grep -q Symbol "$dir/rspamd/first" || return 1
  worker=$(pgrep -P "$rspamd_pid" -f normal) || return 1
  before=$(ticks "$worker")
  rspamc -h "127.0.0.1:$PORT" -n 2 "$dir"/mails/*.eml >/dev/null 2>&1 || return 1
  after=$(ticks "$worker")
  row rspamd "$(awk -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" 'BEGIN { print t / hz }')" "$mails"
}

# ticks PID: CPU time of a process so far; its name may hold blanks and stands in brackets
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

if ! npx tsx bench/mails.ts "$dir"; then
  skip mails 'could not be written; run npm ci first'
  exit 0
fi
mails=$(find "$dir/mails" -name '*.eml' | wc -l)
echo "$mails mails, $(($(cat "$dir"/mails/*.eml | wc -c) / mails)) bytes each"
installed bogofilter bogofilter && { bogofilter_row || skip bogofilter 'failed'; }
installed spamassassin spamassassin perl && { spamassassin_row || skip spamassassin 'failed'; }
installed rspamd rspamd rspamc && { rspamd_row || { skip rspamd 'failed; the end of what it wrote:'; tail -n 3 "$dir/rspamd/out"; }; }
exit 0
