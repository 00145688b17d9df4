import { expect } from 'chai'
import { health, type Signs } from '../../../server/domain/health.ts'

const WELL: Signs = { unwritable: null, overloaded: false, freeBytes: 50e9, failedJobs: 0, roundsOfOtherKey: 0, backupAgeMs: 3_600_000 }
const codes = (signs: Partial<Signs>) => health({ ...WELL, ...signs }).ailments.map(({ code }) => code)

describe('the health of a server', () => {
  it('is ready when nothing is wrong, or nothing is known to be', () => {
    expect(health(WELL)).to.deep.equal({ status: 'ready', ailments: [] })
    expect(health({ ...WELL, freeBytes: null, backupAgeMs: null }).status).to.equal('ready')
  })

  it('is degraded for everything but being unable to store', () => {
    const ill = { ...WELL, overloaded: true, freeBytes: 1, failedJobs: 2, backupAgeMs: 40 * 3_600_000 }
    expect(health(ill).status).to.equal('degraded')
    expect(health({ ...ill, unwritable: 'Disken är full.' }).status).to.equal('unavailable')
  })

  it('counts a disk as nearly full below 500 MB, and a backup as old after a night missed', () => {
    expect(codes({ freeBytes: 500_000_000 })).to.deep.equal([])
    expect(codes({ freeBytes: 499_999_999 })).to.deep.equal(['disk_nearly_full'])
    expect(codes({ backupAgeMs: 36 * 3_600_000 })).to.deep.equal([])
    expect(codes({ backupAgeMs: 36 * 3_600_000 + 1 })).to.deep.equal(['backup_old'])
  })

  it('is told in sentences with the figures in them', () => {
    const [room, jobs, backup] = health({ ...WELL, freeBytes: 12_400_000, failedJobs: 2, backupAgeMs: 50 * 3_600_000 }).ailments
    expect(room?.sentence).to.equal('Disken är nästan full: 12 MB kvar.')
    expect(jobs?.sentence).to.contain('2 arbeten')
    expect(backup?.sentence).to.equal('Den senaste säkerhetskopian är 50 timmar gammal.')
  })
})
