import type { BusinessDate } from '@open310/server/kernel';
import type { Day } from './calendar.ts';
import { Arrears, type PastDebt } from './debt.ts';
import type { Identity } from './identity.ts';
import { type Blow, Market, type Turn } from './market.ts';
import { payees, suppliers } from './names.ts';
import { OnlineTrade, type TradePlan } from './online.ts';
import { parameters } from './parameters.ts';
import { Evening, Purse } from './purse.ts';
import type { Random } from './random.ts';
import { Shelf } from './shelf.ts';
import { TillTrade } from './till.ts';
import { contributionMonth, part, type Traits, turnoverMonth } from './traits.ts';

/** A merchant that lives day by day: trade brings money, the evening's bills take it. */
export class Business {
  readonly traits: Traits;
  readonly market: Market;
  readonly purse: Purse;
  readonly shelf: Shelf;
  readonly #trade: OnlineTrade | TillTrade;
  readonly #arrears = new Arrears();
  readonly #firstDay: number;
  #rent: bigint;
  #staff = 1;
  #slow = 1;
  #adsOwed = 0n;
  #salesSeen = 0n;
  #loan: PastDebt | null = null;
  #liftADay = 0;
  #liftUntil = 0;
  #shortOn: BusinessDate | null = null;
  #closedOn: BusinessDate | null = null;

  constructor(
    traits: Traits,
    identity: Identity,
    streams: { walk: Random; fate: Random; trade: Random },
    firstDay: Day,
    turn: Turn | null,
  ) {
    this.traits = traits;
    this.market = new Market(traits, streams.walk, streams.fate, turn);
    this.#firstDay = firstDay.number;
    this.#rent = traits.rent;
    const month = turnoverMonth(traits);
    const goodsADay = part(month, traits.goodsShare / 30);
    this.shelf = new Shelf(part(goodsADay, traits.coverDays), goodsADay);
    const online = traits.segment === 'onlineSeller';
    const underWay = online ? part(month, parameters.owners.settleDays / 30) : 0n;
    const buffer = part(this.#outflowADay(), traits.bufferDays);
    const alipay = part(buffer, parameters.segments[traits.segment].alipayOfCash);
    this.purse = new Purse(
      { alipay, bank: buffer - alipay + underWay, savings: traits.savings },
      identity.accountNo,
    );
    this.#trade = online
      ? new OnlineTrade(traits, streams.trade, identity)
      : new TillTrade(traits, streams.trade, identity);
  }

  /** The first day since the last `watch` on which a bill was not paid in full. */
  get cashRanOutOn(): BusinessDate | null {
    return this.#shortOn;
  }

  get closedOn(): BusinessDate | null {
    return this.#closedOn;
  }

  /** The trades on record. From here on nothing is recorded, as no partner is asked any more. */
  closeBook(): TradePlan[] {
    return this.#trade.closeBook();
  }

  /** From here on: note when cash runs out. */
  watch(): void {
    this.#shortOn = null;
  }

  /** Takes a loan and puts a part of it into the business, where it may bear fruit. */
  borrow(today: Day, debt: PastDebt, principal: bigint, use: { spent: number; return: number }) {
    this.#loan = debt;
    this.purse.receiveOutside(principal, 'loan');
    const invested = part(principal, use.spent);
    this.purse.payOutside(invested, 'invested');
    const year = 12 * Math.max(1, Number(contributionMonth(this.traits)));
    const { liftDays } = parameters.lender;
    this.#liftADay = (Number(invested) * use.return) / year / liftDays;
    this.#liftUntil = today.number + liftDays;
  }

  /** One day: what befalls it, trade, then the bills in the order in which an owner pays them. */
  live(today: Day): void {
    const open = this.#closedOn === null;
    const blow = this.market.step(today);
    if (today.number < this.#liftUntil) this.market.lift(this.#liftADay);
    this.#slow += (this.market.trend - this.#slow) / parameters.demand.slowDays;
    this.#trade.trade(today, this.market, this.purse, this.shelf, open);
    const evening = new Evening(today);
    this.#trade.payFees(evening, this.purse);
    if (open) this.#payBills(evening, blow);
    else this.#payFromHome(today);
    if (this.#loan && !this.#loan.pay(evening, this.purse)) this.#ranOut(today);
    if (open) this.#afterBills(evening);
    this.shelf.endDay();
  }

  #payBills(evening: Evening, blow: Blow): void {
    const today = evening.day;
    const { traits, purse } = this;
    if (today.dayOfMonth === 8) purse.receiveOutside(traits.household, 'household');
    this.#rent += part(this.#rent, blow.rentRise);
    this.shelf.lose(part(this.shelf.asked * 30n, blow.goodsLost));
    this.#must(evening, part(traits.living, blow.family), '医院', '家庭支出', 'family');
    if (today.weekday === 5) {
      const usual = part(traits.living, 7 / 30);
      const living = this.#isShort() ? part(usual, parameters.owners.thrift) : usual;
      this.#must(evening, living, '家庭', '生活费', 'living');
    }
    this.#buyGoods(evening);
    this.#buyAds(evening);
    if (today.dayOfMonth === 1) this.#arrears.add(today, 'rent', this.#rent);
    if (today.dayOfMonth === 10) {
      this.#arrears.add(today, 'wages', part(traits.wages, this.#staff));
    }
    if (!this.#arrears.pay(evening, purse, ['rent', 'wages'])) this.#ranOut(today);
  }

  #afterBills(evening: Evening): void {
    const today = evening.day;
    const { owners, distress } = parameters;
    if (today.dayOfMonth === 20) this.#arrears.add(today, 'debt', this.traits.debt);
    if (!this.#arrears.pay(evening, this.purse, ['debt'])) this.#ranOut(today);
    if (today.dayOfMonth === 25) this.#reviewStaff();
    const settled = today.number > this.#firstDay + 2 * owners.settleDays;
    if (today.dayOfMonth === 28 && settled) this.#drawProfit(evening);
    if (today.weekday === 1 || today.weekday === 4) {
      this.purse.withdraw(evening, part(this.purse.alipay, this.traits.withdrawShare));
    }
    if (this.#arrears.waited(today) > distress.closesAfterDays) this.#close(today);
  }

  /** Pays a bill that cannot wait; what is missing of it shows that cash ran out. */
  #must(evening: Evening, amount: bigint, to: string, memo: string, purpose: 'family' | 'living') {
    if (amount <= 0n) return;
    if (this.purse.pay(evening, amount, to, memo, purpose) < amount) this.#ranOut(evening.day);
  }

  /** Fills the shelf for the days it should cover; to half of that when money is short. */
  #buyGoods(evening: Evening): void {
    const { segment, coverDays, line } = this.traits;
    if (evening.day.number % parameters.segments[segment].purchaseEveryDays !== 0) return;
    const full = part(this.shelf.asked, coverDays);
    const missing = (this.#isShort() ? full / 2n : full) - this.shelf.worth;
    if (missing <= 0n) return;
    const paid = this.purse.pay(evening, missing, suppliers[line], '货款', 'goods');
    this.shelf.putBack(paid);
    if (paid < missing) this.#ranOut(evening.day);
  }

  #buyAds(evening: Evening): void {
    const sales = this.purse.tally('sales');
    this.#adsOwed += part(sales - this.#salesSeen, this.traits.adsShare);
    this.#salesSeen = sales;
    const every = parameters.owners.adsEveryDays;
    if (evening.day.number % every !== 0 || this.#adsOwed <= 0n) return;
    const affordable = this.#isShort() ? this.#adsOwed / 2n : this.#adsOwed;
    const paid = this.purse.pay(evening, affordable, '阿里妈妈', payees.ads, 'ads');
    this.#adsOwed = 0n;
    // Nobody owes for advertising that was not bought: it is missed by customers, not by a creditor.
    if (paid < affordable) {
      this.market.dampen(parameters.demand.noAds, evening.day.number + every);
    }
  }

  /** People go when trade has shrunk for long, and come back with it. */
  #reviewStaff(): void {
    const { wagesCutBelow, wagesFloor } = parameters.distress;
    if (this.#slow < wagesCutBelow * this.#staff || this.#slow > this.#staff / wagesCutBelow) {
      this.#staff = Math.max(wagesFloor, this.#slow);
    }
  }

  #drawProfit(evening: Evening): void {
    const above = this.purse.cash - part(this.#outflowADay(), this.traits.bufferDays);
    if (above <= 0n) return;
    const drawn = part(above, this.traits.drawShare);
    this.purse.draw(evening, drawn, part(drawn, this.traits.savedShare));
  }

  #close(today: Day): void {
    this.#closedOn = today.date;
    this.#arrears.forgive(); // Landlord and staff keep the deposit and get no more.
    const sold = part(this.shelf.empty(), parameters.distress.stockSold);
    this.purse.receiveOutside(sold, 'liquidation');
  }

  /** After the end the owner lives on wages; some of what the household earns goes to old debts. */
  #payFromHome(today: Day): void {
    if (today.dayOfMonth !== 8) return;
    const some = part(this.traits.household, parameters.distress.householdToDebts);
    this.purse.receiveOutside(some, 'household');
  }

  #isShort(): boolean {
    return this.purse.cash < this.#outflowADay() * BigInt(parameters.owners.shortDays);
  }

  /** What an ordinary day takes from the purse. Unit: fen. */
  #outflowADay(): bigint {
    const { wages, living, debt } = this.traits;
    const fixed = (this.#rent + part(wages, this.#staff) + living + debt) / 30n;
    return fixed + this.shelf.asked;
  }

  #ranOut(today: Day): void {
    this.#shortOn ??= today.date;
  }
}
