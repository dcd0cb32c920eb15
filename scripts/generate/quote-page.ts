// The prose of docs/reference/quote.md: what no schema says.

export const introduction = `\`npm run -s quote\` reads the terms of loans and writes their schedules. It needs no database and no
server.

\`\`\`
npm run -s quote < terms.json
\`\`\`

Standard input is one JSON document over any number of lines, or JSON lines, one document each; of a
JSON list each member is a document. Standard output is one line of JSON for each document, in order,
and nothing else: \`{"rows":[…],"totals":{…}}\`, or \`{"error":{"code","field","message"}}\` for terms that
are refused, and then the exit code is 2 at the end. A line is answered as it comes. Input without a
document ends with a line on standard error and exit code 2. \`--terms\` writes what stands in the tables
below as JSON.

A row has \`nr\` (counted from 1), \`dueOn\`, \`days\` (from the due date before it to this one),
\`principal\`, \`interest\`, \`fees\`, \`penalties\`, \`due\` (the four added up), \`paid\` (what of it is paid) and
\`balance\` (principal left once this row and all before it are paid, drawings of that day included).
Amounts are yuan as text with two decimals. \`totals\` adds up each column.

**中文摘要**：\`npm run -s quote\` 从标准输入读取借款条款（一个 JSON 文档或每行一个），每个文档输出一行还款计划；
条款有误时该行给出错误码、字段与说明，最后以退出码 2 结束，其余各行照常计算。金额单位为元，两位小数，四舍六入五成双，
利息按天精确累计，到期时只舍入一次。支持等额本息、等额本金、等本等息、先息后本、到期一次还本付息、随借随还和按季节还款，
以及提前还款、冲正、利率变更、停息、再次支用、费用、重组、核销、LPR 加点与节假日顺延。各项口径见下文。`;

export const conventions = `## Conventions

**Money.** Everything is counted in whole fen. Interest runs as an exact fraction and is rounded once,
half to even, when its row falls due. No binary fraction is used anywhere; amounts and rates are best
given as text, and a JSON number is read by its shortest digits.

**Days.** The day of the drawing bears interest, the due date does not: between two dates there are as
many nights as days. Which of its two days a night is counted to matters only for New Year under
\`act/act\` and for the first and last day of a rate change or a pause. Here it is the day it ends on
(\`countedDay: "last"\`): 31 December to 1 January is the first night of the new year, and a rate changed
on 1 March holds for the night from 28 February on. \`"first"\` counts it to the day it begins on.

**Day counts.** \`act/360\` and \`act/365\` divide days by 360 and 365. \`act/act\` divides each day by the
365 or 366 of its own year, so that a period over New Year is split; \`actualYear: "february_29"\` takes
366 for a period that holds a 29 February (its first day not included) and 365 for any other. Under
\`30/360\` a month is 30 days of 360 whatever its length, and the days of a period share it evenly.

**Interest periods.** \`daily\` counts days as above. \`same_as_repayment\` gives each period its share of
the year whatever its days: a month a twelfth, a week a 52nd; periods of days are counted daily. Where
months are shares, a period of another length than agreed (a first due date of its own, a bullet, a
season) is worth its whole months and the rest as a part of the month it lies in.

**Due dates.** Counted from the first due date if there is one, else from the first drawing, so that a
month end is kept: 31 January, 28 February, 31 March.

**Methods.** \`equal_installment\` 等额本息: the same amount each period, interest on the balance.
\`equal_principal\` 等额本金: the same principal each period, interest on top. \`flat\` 等本等息: the same
amount each period, interest on what was drawn. \`interest_only\` 先息后本 and \`revolving_daily\` 随借随还:
interest each period, the principal with the last; the latter is drawn and repaid on any day. \`bullet\`
到期一次还本付息: one row after all periods. \`season\`: principal by \`plan\`, interest with each part.

**Levelling.** The equal installment is the balance over the sum of discount factors, rounded half to
even to the fen or to \`installmentMultiple\`. While the last one differs from it by more than half the
number of installments in fen, a share of the difference goes to each, three times at most and only
while it helps. The last takes what is left. Interest that an installment has no room for goes to the
next one.

**Down payment.** Its share of each drawing, rounded half to even, is due on the day of the drawing as
a row of its own without interest; everything else is worked out on the rest.

**Drawings.** \`principal\` is what may be drawn. With \`drawings\` the schedule begins with the earliest,
whatever \`startOn\` says. A later drawing changes the installments from the period in which it falls; one
on a due date belongs to the next period. Events of the type \`drawing\` join them; when there are no
\`drawings\` and an event draws on or before \`startOn\`, the events are all there is. No drawing is taken
on or after the last due date.

**When the table stands.** With \`asOf\`, on the morning of that day, after all that happened up to it:
rows that fell due as they were lived, the others as they will be when each is paid on its day. Rate
changes, pauses and drawings of later days are foreseen; other events after it are not looked at.
Without \`asOf\` the answer is the plan: everything is taken as paid on its due date, and \`paid\` is 0.00.
If there is a repayment, a reversal, a refund or a charge-off, it stands on the day of the last event
that is not a rate change, a pause or a drawing.

**Repayments.** What is due is met first, in the order of \`allocation\`: by \`installment\`, the oldest
whole and then the next, or by \`component\`. Over 90 days past due it is principal first, of all
installments, then interest, penalty and fees. What is left meets interest up to that day, then the
principal of the installments to come, each whole before the next; interest that runs after one is paid
belongs to the first that is not. The installments stay as they were and the last one shrinks. Where
principal stands at the end (\`interest_only\`, \`bullet\`, \`revolving_daily\`) it is met there.
\`aheadMeets: "principal"\` lets principal of the running installment go before its interest. More than is
owed is kept as overpaid and shown in no row; a \`refund\` gives it back.

**Past due.** Principal not paid bears the penalty rate from its due date on, in place of the contract
rate; with \`compounding\` unpaid interest does too. Within \`graceDays\` it goes on at the contract rate,
with the interest of the installment that runs. The penalty rate is \`penaltyRatePercent\`, or the
contract rate times \`penaltyMultiple\`, which follows a change of it.

**Reversals.** The repayment is gone from the day it counted from, and what came after it is worked out
anew.

**Rate changes.** The installments still to come are levelled anew from that day. **Pauses.** They stay
as they are: less interest leaves more room for principal, and the last one shrinks. Both days are
included, and no penalty runs either.

**Fees** fall due with the next installment, after the last due date at once. **Restructuring** replaces
the installments to come; unpaid interest and fees stay due. After a **charge-off** nothing accrues and
all of the debt is due.

**Holidays.** A due date on one of them moves, and its period ends where it went; the later ones are
counted from the dates agreed.

**Limits.** 600 installments, 100 drawings, 1,000 events, 100 years, 10 trillion yuan, 1,000 percent.`;
